import pytest


@pytest.fixture
def one():
    return [1]


@pytest.mark.parametrize('x, y', [(1, 2), (3, 3), (5, 4)])
def test_parameters(x, y, one):
    assert x < y, 'msg'


def test_raises():
    with pytest.raises(ValueError, match='inval'):
        int('x')


def test_difference():
    assert {'a': 1, 'b': [1, 2, 3]} == {'a': 1, 'b': [1, 2, 4]}


def test_text():
    assert 'abc\ndef' == 'abc\ndeg'


@pytest.mark.skip(reason='no')
def test_skipped():
    pass


@pytest.mark.xfail
def test_expected():
    assert 0


def test_output(capsys):
    print('hi')
    assert capsys.readouterr().out == 'hi\n'


def test_approximately():
    assert 0.1 + 0.2 == pytest.approx(0.3)


class TestMethods:
    def setup_method(self):
        self.v = 1

    def test_patched(self, monkeypatch):
        monkeypatch.setenv('Q', '1')
        assert self.v == 2
