// The matcher's own operations, behind CPython's: where it goes on when a context has ended, and the parts of operations that
// it comes back to.

export const CALL: u32 = 43; // begins a context: the locals next, jump and top; from state.ptr on
export const RESUME_NONE: u32 = 44; // the outermost context has ended
export const RESUME_BRANCH: u32 = 45;
export const RESUME_REPEAT_ONE: u32 = 46;
export const RESUME_MIN_REPEAT_ONE: u32 = 47;
export const RESUME_REPEAT: u32 = 48;
export const RESUME_MAX_1: u32 = 49;
export const RESUME_MAX_2: u32 = 50;
export const RESUME_MAX_TAIL: u32 = 51;
export const RESUME_MIN_2: u32 = 52;
export const RESUME_MIN_3: u32 = 53;
export const RESUME_POSSESSIVE_MIN: u32 = 54;
export const RESUME_POSSESSIVE: u32 = 55;
export const RESUME_ATOMIC: u32 = 56;
export const RESUME_ASSERT: u32 = 57;
export const RESUME_ASSERT_NOT: u32 = 58;
export const TRY_BRANCH: u32 = 59; // the parts of an operation that it comes back to
export const TRY_REPEAT_ONE: u32 = 60;
export const TRY_MIN_REPEAT_ONE: u32 = 61;
export const TRY_MAX_TAIL: u32 = 62;
export const TRY_POSSESSIVE_MIN: u32 = 63;
export const TRY_POSSESSIVE: u32 = 64;
