# library: odd arguments for modules of the system; odd.py says what is printed.
import _imp
import _io
import _locale
import _operator
import _signal
import _sre
import _thread
import _warnings
import atexit
import gc
import sys
import time
import unicodedata
import warnings
import zlib

import odd

warnings.simplefilter('ignore')

# What ends, changes or shows the process, waits, or answers what the host says.
odd.module(sys, {'exit', '_setprofileallthreads', '_settraceallthreads', 'settrace', 'setprofile', 'setrecursionlimit', 'breakpointhook', '_debugmallocstats', '_clear_type_cache', '_clear_internal_caches', 'excepthook', 'unraisablehook', 'displayhook', 'set_coroutine_origin_tracking_depth', 'set_int_max_str_digits', 'setswitchinterval', 'addaudithook', 'setdlopenflags', 'flags', 'call_tracing', 'activate_stack_trampoline', '_clear_internal_caches', 'set_asyncgen_hooks', '_enablelegacywindowsfsencoding', 'audit', '_baserepl', '_dump_tracelets'},
           {'getrefcount', 'getallocatedblocks', 'getunicodeinternedsize', '_current_frames', '_current_exceptions', '_getframe', 'getsizeof', 'getswitchinterval', '_get_cpu_count_config', 'getdlopenflags', 'exc_info', 'gettrace', 'getprofile', '_git', 'get_asyncgen_hooks'})
odd.module(gc, {'collect', 'set_debug', 'disable', 'enable', 'set_threshold', 'freeze', 'unfreeze'}, {'get_objects', 'get_count', 'get_stats', 'get_referrers', 'get_referents', 'get_freeze_count'})
odd.module(time, {'sleep', 'tzset', 'clock_settime', 'clock_settime_ns', 'pthread_getcpuclockid', 'clock_getres'}, {'time', 'time_ns', 'monotonic', 'monotonic_ns', 'perf_counter', 'perf_counter_ns', 'process_time', 'process_time_ns', 'thread_time', 'thread_time_ns', 'localtime', 'gmtime', 'ctime', 'asctime', 'strftime', 'clock_gettime', 'clock_gettime_ns', 'get_clock_info'})
odd.module(_thread, {'start_new_thread', 'start_new', 'start_joinable_thread', 'interrupt_main', 'exit', 'exit_thread', '_shutdown', 'daemon_threads_allowed', '_make_thread_handle', '_get_main_thread_ident', 'set_name', 'lock', 'stack_size', '_excepthook'}, {'get_ident', 'get_native_id', '_count'})
odd.module(_warnings, {'_filters_mutated'}, ())
odd.module(_io, {'open', 'open_code', 'FileIO', '_BytesIOBuffer', 'text_encoding'}, ())
odd.module(_imp, {'lock_held', 'acquire_lock', 'release_lock', 'create_builtin', 'exec_builtin', 'exec_dynamic', 'create_dynamic', 'get_frozen_object', 'find_frozen', 'init_frozen', '_override_frozen_modules_for_tests', '_override_multi_interp_extensions_check', '_frozen_module_names', 'extension_suffixes', 'is_builtin', 'is_frozen', 'is_frozen_package'}, ())
odd.module(_operator, {'pow', 'ipow', 'lshift', 'ilshift', 'mul', 'imul'}, ())
odd.module(_sre, {'template'}, ())
odd.module(zlib, {'_ZlibDecompressor'}, ())
odd.module(unicodedata, {'lookup'}, ())
odd.module(atexit, {'register', 'unregister', '_run_exitfuncs', '_clear'}, ())
odd.module(_locale, {'setlocale', 'bindtextdomain', 'bind_textdomain_codeset', 'textdomain', 'nl_langinfo', 'gettext'}, ())
odd.module(_signal, {'alarm', 'pause', 'raise_signal', 'signal', 'setitimer', 'getitimer', 'pthread_kill', 'pthread_sigmask', 'sigwait', 'sigwaitinfo', 'sigtimedwait', 'set_wakeup_fd', 'siginterrupt', 'sigpending', 'pidfd_send_signal', 'struct_siginfo', 'strsignal', 'valid_signals', 'getsignal', 'ItimerError'}, ())
