

export function gc_collect_main(a: i32, b: i32): i64 {
  return unreachable();
}

export function PyGC_Collect(): i64 {
  return unreachable();
}
