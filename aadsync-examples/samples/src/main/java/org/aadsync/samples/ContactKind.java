package org.aadsync.samples;

/** What a generated contact can be. */
enum ContactKind implements Kind {
  MAIL(0),
  NO_MAIL(300),
  HIDDEN(300),
  /** Made and hidden by an older synchronization. */
  SYNC_HIDDEN(5),
  CLIENT_ACCESS(5),
  CRITICAL(5),
  USERS_MAIL,
  CONTACTS_MAIL,
  CONTACTS_MAIL_OTHER_CASE,
  CONFLICT,
  ESCAPED_NAME,
  OUTER_BLANKS,
  NO_AT_SIGN,
  ADDRESSES_ONLY,
  LOWER_CASE_ADDRESSES,
  LONG_VALUES,
  NON_BMP,
  SPARSE;

  private final boolean hostile;
  private final int perTenThousand;

  /** A hostile kind. */
  ContactKind() {
    hostile = true;
    perTenThousand = 0;
  }

  ContactKind(int perTenThousand) {
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
}
