package org.aadsync.samples;

/** What a generated user can be. */
enum UserKind implements Kind {
  /** An employee with a mailbox. */
  MAILBOX(0),
  NO_MAILBOX(1200),
  DISABLED(500),
  REMOTE_MAILBOX(400),
  ROOM(60),
  SHARED_MAILBOX(80),
  /** A mailbox whose account is in another forest. */
  LINKED_MAILBOX(50),
  INET_ORG_PERSON(100),
  /** Came from the cloud, and must not go back there. */
  WRITTEN_BACK(20),
  CRITICAL(4),
  SYNC_ACCOUNT(4),
  CLOUD_SYNC_ACCOUNT(4),
  CLIENT_ACCESS_ACCOUNT(4),
  CLIENT_ACCESS_MAILBOX(4),
  SYSTEM_MAILBOX(4),
  DISCOVERY_MAILBOX(4),
  /** There is only one in a domain, so none is drawn. */
  SUPPORT_ACCOUNT(0),
  /** Lost against an object of the same name on another domain controller. */
  CONFLICT,
  ESCAPED_NAME,
  BLANK_NAME,
  OUTER_BLANKS,
  ONLY_BLANKS,
  CASE_DUPLICATES,
  LONG_VALUES,
  LONG_ADDRESS,
  NON_BMP,
  /** Neither account name nor principal name nor account control. */
  BARE,
  NO_ACCOUNT_NAME,
  NO_PRINCIPAL_NAME,
  /** Nothing but what a domain controller insists on. */
  SPARSE,
  DANGLING_MANAGER,
  FILTERED_MANAGER,
  DISABLED_MANAGER,
  SELF_MANAGER,
  CRITICAL_FALSE,
  LOWER_CASE_ADDRESSES,
  NO_SMTP_ADDRESS,
  ANOTHERS_MAIL;

  private final boolean hostile;
  private final int perTenThousand;

  /** A hostile kind. */
  UserKind() {
    hostile = true;
    perTenThousand = 0;
  }

  UserKind(int perTenThousand) {
    hostile = false;
    this.perTenThousand = perTenThousand;
  }

  @Override
  public boolean hostile() {
    return hostile;
  }

  @Override
  public int perTenThousand() {
    return perTenThousand;
  }

  /** Returns whether this is an account of software and not of a person. */
  boolean system() {
    return switch (this) {
      case CRITICAL,
          SYNC_ACCOUNT,
          CLOUD_SYNC_ACCOUNT,
          CLIENT_ACCESS_ACCOUNT,
          CLIENT_ACCESS_MAILBOX,
          SYSTEM_MAILBOX,
          DISCOVERY_MAILBOX,
          SUPPORT_ACCOUNT ->
          true;
      default -> false;
    };
  }

  /** Returns whether the account is disabled, as those of mailboxes without an owner are. */
  boolean disabled() {
    return switch (this) {
      case DISABLED,
          ROOM,
          SHARED_MAILBOX,
          LINKED_MAILBOX,
          SYSTEM_MAILBOX,
          DISCOVERY_MAILBOX,
          SUPPORT_ACCOUNT ->
          true;
      default -> false;
    };
  }

  /** Returns whether it has addresses. */
  boolean mailEnabled() {
    return switch (this) {
      case NO_MAILBOX,
          CRITICAL,
          SYNC_ACCOUNT,
          CLOUD_SYNC_ACCOUNT,
          CLIENT_ACCESS_ACCOUNT,
          SUPPORT_ACCOUNT ->
          false;
      default -> true;
    };
  }
}
