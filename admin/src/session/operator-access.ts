import { allows, type OperatorRole, type Permission } from "@quickdash/operators/contract";

/**
 * What each role may do, as the backend told it when somebody with that role was last confirmed. The panel shows nobody
 * what they may not use; whether a change happens decides the backend.
 */
export class OperatorAccess {
  private readonly permissionsOf = new Map<OperatorRole, readonly Permission[]>();

  /** Keeps what a role may do now. */
  remember(role: OperatorRole, permissions: readonly Permission[]): void {
    this.permissionsOf.set(role, permissions);
  }

  /** Whether a role may make a call; an unknown role may do nothing. */
  allows(role: OperatorRole | null | undefined, method: string, path: string): boolean {
    return allows((role && this.permissionsOf.get(role)) ?? [], method, path);
  }
}
