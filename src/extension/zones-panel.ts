import { Disposable } from './disposable';

/** The panel "No-Code Zones". */
export class ZonesPanel extends Disposable {
  open(): void {}
}
