import { PyTypeObject } from '../runtime/type';

export const PyProperty_Type = staticObject<PyTypeObject>(416);


export function init_property_type(): void {
}
