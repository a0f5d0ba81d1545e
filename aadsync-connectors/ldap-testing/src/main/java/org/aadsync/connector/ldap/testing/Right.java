package org.aadsync.connector.ldap.testing;

/**
 * What an account may do beyond reading. Administrators may do everything; a new account nothing.
 */
public enum Right {
  /**
   * The extended right <i>Replicating Directory Changes</i> on the naming contexts, which the
   * DirSync control needs ([MS-ADTS] 5.1.3.2.1, DS-Replication-Get-Changes).
   */
  REPLICATING_DIRECTORY_CHANGES,

  /** Add, modify, rename, move and delete. */
  WRITE,

  /** See deleted objects with the controls that show them. */
  READ_DELETED
}
