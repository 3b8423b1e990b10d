// What only the trace build offers to the host, besides core/index.ts.

export { setEvents } from '../memory/events';
