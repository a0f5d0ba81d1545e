package org.aadsync.connector.ldap;

/** How a delta import asks Active Directory for changes. */
public enum DeltaMethod {
  /**
   * The DirSync control (MS-ADTS 3.1.1.3.4.1.3). The account needs the right <i>Replicating
   * Directory Changes</i> on each naming context; a full import of one that lacks it leaves its
   * deltas to {@link #USN_CHANGED}.
   */
  DIRSYNC,
  /**
   * Objects whose {@code uSNChanged} has grown (MSDN, <i>Polling for Changes Using USNChanged</i>):
   * for an account without that right. It has limits:
   *
   * <ul>
   *   <li>The account needs the right to read the container of deleted objects, which only
   *       administrators have unless it is granted. Without it deletions would be lost, and a delta
   *       import asks for a full one instead.
   *   <li>An object that changed is read anew and whole, a group with all its members.
   *   <li>Nothing says what changed of a container: everything below one that did is read, since it
   *       may have moved. So is what refers to an object that was deleted and brought back.
   *   <li>The numbers are those of one domain controller: when another one answers, or that one was
   *       restored, a delta import asks for a full one.
   * </ul>
   */
  USN_CHANGED
}
