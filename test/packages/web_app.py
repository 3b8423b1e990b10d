"""Flask and Werkzeug: routes, sessions, forms, uploads, errors; itsdangerous."""

import flask
import werkzeug.routing
import werkzeug.datastructures
import itsdangerous

app = flask.Flask('x')
app.secret_key = 'k'
app.testing = True


@app.route('/h/<name>', methods=['GET', 'POST'])
def h(name):
    flask.session['n'] = flask.session.get('n', 0) + 1
    return flask.render_template_string('Hi {{ name }} {{ request.args.get("q") }} {{ session.n }}', name=name)


@app.get('/j/<int:i>')
def j(i):
    return {'i': i, 'l': [1, None]}


@app.errorhandler(404)
def nf(e):
    return (f'nope {e.code}', 404)


@app.post('/f')
def f():
    return flask.jsonify(f=dict(flask.request.form), files=[x.filename for x in flask.request.files.values()])


@app.route('/boom')
def boom():
    flask.abort(418)


c = app.test_client()
import io
for r in (c.get('/h/<b>?q=1'), c.post('/h/x'), c.get('/j/5'), c.get('/j/x'),
          c.post('/f', data={
              'a': 'b',
              'u': (io.BytesIO(b'data'), 'u.txt')
          }), c.get('/boom'), c.delete('/h/x')):
    print(r.status, r.headers.get('Content-Type'), r.get_data(as_text=True)[:150])
print(app.url_map)
print(itsdangerous.URLSafeSerializer('s').loads(itsdangerous.URLSafeSerializer('s').dumps({'a': 1})))
