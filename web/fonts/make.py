"""The part of both type faces that the page loads at once: ASCII and a few signs, the weights that style.css uses.

    pip install fonttools brotli && python3 web/fonts/make.py      (after npm ci)

The whole faces stay in node_modules/@fontsource-variable and are loaded when a text has another Latin character.
"""

import io
import pathlib

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = pathlib.Path(__file__).parent.parent.parent
SIGNS = [*range(0x20, 0x7F), 0xA0, 0xB7, 0xD7, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2212]
FACES = {"inter": (400, 650, ["kern"]), "jetbrains-mono": (400, 600, [])}

for name, (light, heavy, features) in FACES.items():
    whole = ROOT / f"node_modules/@fontsource-variable/{name}/files/{name}-latin-wght-normal.woff2"
    font = instantiateVariableFont(TTFont(whole), {"wght": (light, heavy)})
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain)
    options = Options(layout_features=features, hinting=False)
    options.flavor = "woff2"
    font = TTFont(io.BytesIO(plain.getvalue()))
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=SIGNS)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(ROOT / f"web/fonts/{name}.woff2")
