// Targets. CPython: ASSIGNMENT TARGETS in Grammar/python.gram.

import { node } from './nodes.js';
import type { RuleSet } from './notation.js';

const attribute = node('Attribute');
const subscript = node('Subscript');

export const targetRules: RuleSet = {
  star_targets: ["star_target !','", "star_target (',' star_target)* ','?"],
  star_targets_list_seq: ["','.star_target+ ','?"],
  star_targets_tuple_seq: ["star_target (',' star_target)+ ','?", "star_target ','"],
  star_target: ["'*' (!'*' star_target)", 'target_with_star_atom'],
  target_with_star_atom: ["t_primary '.' NAME !t_lookahead", "t_primary '[' slices ']' !t_lookahead", 'star_atom'],
  star_atom: [
    'NAME',
    "'(' target_with_star_atom ')'",
    "'(' star_targets_tuple_seq? ')'",
    "'[' star_targets_list_seq? ']'",
  ],
  single_target: ['single_subscript_attribute_target', 'NAME', "'(' single_target ')'"],
  single_subscript_attribute_target: ["t_primary '.' NAME !t_lookahead", "t_primary '[' slices ']' !t_lookahead"],
  t_primary: [
    ["t_primary '.' NAME &t_lookahead", attribute],
    ["t_primary '[' slices ']' &t_lookahead", subscript],
    't_primary genexp &t_lookahead',
    "t_primary '(' arguments? ')' &t_lookahead",
    'atom &t_lookahead',
  ],
  t_lookahead: ["'('", "'['", "'.'"],
  del_targets: ["','.del_target+ ','?"],
  del_target: ["t_primary '.' NAME !t_lookahead", "t_primary '[' slices ']' !t_lookahead", 'del_t_atom'],
  del_t_atom: ['NAME', "'(' del_target ')'", "'(' del_targets? ')'", "'[' del_targets? ']'"],
};
