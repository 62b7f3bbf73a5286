/**
 * The parts every screen is made of.
 */
export { Changed } from './changed.tsx';
export { ConfirmButton } from './confirm-button.tsx';
export { CopyButton } from './copy-button.tsx';
export { Dialog } from './dialog.tsx';
export { Empty } from './empty.tsx';
export { Failure } from './failure.tsx';
export { Field } from './field.tsx';
export { JsonView } from './json-view.tsx';
export { Loaded } from './loaded.tsx';
export { Mishap } from './mishap.tsx';
export { Note } from './note.tsx';
export { Skeleton } from './skeleton.tsx';
export { StateMark } from './state-mark.tsx';
export { VerdictView } from './verdict-view.tsx';
export { Stepper, Timeline, type TimelineItem } from './woocommerce.ts';
