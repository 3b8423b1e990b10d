# library: odd arguments for data modules; odd.py says what is printed.
import _struct, _json, _collections, _functools, itertools, _contextvars, _weakref, _typing, _abc, marshal

import odd

odd.module(_struct, {'getweakrefs', 'load', 'dump', 'dumps', 'make_encoder', 'c_make_encoder', 'count', 'ContextVar', 'ProxyType', '_lru_cache_wrapper', 'get_cache_token', 'reset_', 'ReferenceType', 'CallableProxyType'}, ())
odd.module(_json, {'getweakrefs', 'load', 'dump', 'dumps', 'make_encoder', 'c_make_encoder', 'count', 'ContextVar', 'ProxyType', '_lru_cache_wrapper', 'get_cache_token', 'reset_', 'ReferenceType', 'CallableProxyType'}, ())
odd.module(_collections, {'getweakrefs', 'load', 'dump', 'dumps', 'make_encoder', 'c_make_encoder', 'count', 'ContextVar', 'ProxyType', '_lru_cache_wrapper', 'get_cache_token', 'reset_', 'ReferenceType', 'CallableProxyType'}, ())
odd.module(_functools, {'getweakrefs', 'load', 'dump', 'dumps', 'make_encoder', 'c_make_encoder', 'count', 'ContextVar', 'ProxyType', '_lru_cache_wrapper', 'get_cache_token', 'reset_', 'ReferenceType', 'CallableProxyType'}, ())
odd.module(itertools, {'getweakrefs', 'load', 'dump', 'dumps', 'make_encoder', 'c_make_encoder', 'count', 'ContextVar', 'ProxyType', '_lru_cache_wrapper', 'get_cache_token', 'reset_', 'ReferenceType', 'CallableProxyType'}, ())
odd.module(_contextvars, {'getweakrefs', 'load', 'dump', 'dumps', 'make_encoder', 'c_make_encoder', 'count', 'ContextVar', 'ProxyType', '_lru_cache_wrapper', 'get_cache_token', 'reset_', 'ReferenceType', 'CallableProxyType'}, ())
odd.module(_weakref, {'getweakrefs', 'load', 'dump', 'dumps', 'make_encoder', 'c_make_encoder', 'count', 'ContextVar', 'ProxyType', '_lru_cache_wrapper', 'get_cache_token', 'reset_', 'ReferenceType', 'CallableProxyType'}, ())
odd.module(_typing, {'getweakrefs', 'load', 'dump', 'dumps', 'make_encoder', 'c_make_encoder', 'count', 'ContextVar', 'ProxyType', '_lru_cache_wrapper', 'get_cache_token', 'reset_', 'ReferenceType', 'CallableProxyType'}, ())
odd.module(_abc, {'getweakrefs', 'load', 'dump', 'dumps', 'make_encoder', 'c_make_encoder', 'count', 'ContextVar', 'ProxyType', '_lru_cache_wrapper', 'get_cache_token', 'reset_', 'ReferenceType', 'CallableProxyType'}, ())
odd.module(marshal, {'getweakrefs', 'load', 'dump', 'dumps', 'make_encoder', 'c_make_encoder', 'count', 'ContextVar', 'ProxyType', '_lru_cache_wrapper', 'get_cache_token', 'reset_', 'ReferenceType', 'CallableProxyType'}, ())
