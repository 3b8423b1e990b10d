import sys
def t(e):
    try: print(e,'->',eval(e))
    except BaseException as x: print(e,'!',type(x).__name__,x)
def hook(*a, **k): print('hook', a, k); return 9
sys.breakpointhook = hook
t("breakpoint(1, x=2)")
sys.breakpointhook = sys.__breakpointhook__
del sys.breakpointhook
t("breakpoint()")
for e in ["sys.audit()","sys.audit('x',1)","sys.addaudithook()","sys._current_exceptions()=={k:None for k in sys._current_frames()}","[f.f_code.co_name for f in sys._current_frames().values()]","sys._getframemodulename()","sys._getframemodulename(99)","sys._getframemodulename(1,2)","sys.call_tracing(1)","sys.call_tracing(1,2)","sys.call_tracing(len,([1],))","sys.getdlopenflags()","sys.setdlopenflags(3)","sys.getdlopenflags()","sys.setswitchinterval(0)","sys.setswitchinterval(1)","sys.getswitchinterval()","sys.is_stack_trampoline_active()","sys.deactivate_stack_trampoline()","sys._get_cpu_count_config()","'sys' in sys.builtin_module_names","sys._framework","sys._clear_internal_caches()"]: t(e)
ev=[]
def ah(e,a):
    if e.startswith('my'): ev.append((e,a))
    if e=='my.bad': raise ValueError('no')
t("sys.addaudithook(ah)")
t("sys.audit('my.x',1,2)")
t("sys.audit(1)")
t("sys.audit('my.bad')")
print(ev)
