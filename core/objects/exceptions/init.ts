

export function init_exception_types(): void {
}
