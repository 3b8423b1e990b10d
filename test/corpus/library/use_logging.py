# library
# logging: levels, handlers, formatters, filters, propagation, exceptions, dictConfig.
import io
import logging
import logging.config
import logging.handlers
import sys

out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter('%(levelname)-8s %(name)s:%(lineno)d %(funcName)s %(message)s'))
root = logging.getLogger()
root.addHandler(handler)
log = logging.getLogger('app.part')
log.setLevel(logging.DEBUG)


def work():
    log.debug('x=%d y=%s', 1, [2])
    log.warning('%(a)s', {'a': 'mapped'})
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception('failed')


work()
logging.info('not shown')
root.error('shown', stack_info=False)
print(out.getvalue())
out.truncate(0)
out.seek(0)


class OnlyOdd(logging.Filter):
    def filter(self, record):
        return record.args[0] % 2 if record.args else True


handler.addFilter(OnlyOdd())
for i in range(4):
    log.error('n %d', i)
log.propagate = False
log.error('nobody %d', 1)
print(out.getvalue().split('\n'), log.getEffectiveLevel(), logging.getLogger('app').getEffectiveLevel(), log.isEnabledFor(10), log, log.handlers, logging.getLevelName(25))
log.propagate = True
memory = logging.handlers.MemoryHandler(10, target=handler)
handler.removeFilter(handler.filters[0])
log.addHandler(memory)
log.propagate = False
out.truncate(0)
out.seek(0)
log.info('kept')
print(repr(out.getvalue()))
log.error('flushed')
memory.flush()
print(out.getvalue())
logging.addLevelName(15, 'NOTE')
adapter = logging.LoggerAdapter(log, {'id': 7})
adapter.log(15, 'adapted')
memory.flush()
print(out.getvalue().splitlines()[-1])
logging.config.dictConfig({'version': 1, 'disable_existing_loggers': False, 'formatters': {'f': {'format': '[{message}]', 'style': '{'}}, 'handlers': {'h': {'class': 'logging.StreamHandler', 'formatter': 'f', 'stream': 'ext://sys.stdout'}}, 'loggers': {'new': {'handlers': ['h'], 'level': 'INFO'}}})
logging.getLogger('new').info('configured')
for wrong in [lambda: log.setLevel('LOUD'), lambda: logging.config.dictConfig({}), lambda: logging.Formatter('{x', style='{'), lambda: logging.Formatter(style='?')]:
    try:
        wrong()
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
