// Offsets of fields that the loop reads by address.

export const TP_BASICSIZE: usize = 32;
export const TP_DEALLOC: usize = 48;
export const TP_FLAGS: usize = 168;
export const TP_VERSION_TAG: usize = 384;
export const FUNC_VERSION: usize = 136;
export const MA_KEYS: usize = 32;
export const DK_LOG2_INDEX_BYTES: usize = 9;
export const DK_VERSION: usize = 12;

export const LOCALS: usize = 72; // offset of localsplus
