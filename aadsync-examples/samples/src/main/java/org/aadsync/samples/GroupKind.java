package org.aadsync.samples;

/** What a generated group can be. */
enum GroupKind implements Kind {
  SECURITY_GLOBAL(0),
  SECURITY_UNIVERSAL_MAIL(1200),
  SECURITY_LOCAL(800),
  DISTRIBUTION(3000),
  DISTRIBUTION_WITHOUT_MAIL(200),
  EMPTY(100),
  CRITICAL(10),
  /** Came from the cloud, and must not go back there. */
  WRITTEN_BACK(20),
  ROLE_GROUP(10),
  /** There is only one in a domain, so none is drawn. */
  RICH_COEXISTENCE(0),
  /** Contains the group that contains it. */
  CYCLE,
  SELF_MEMBER,
  DANGLING_MEMBERS,
  /** Its members are named in another spelling of their DNs. */
  OTHER_SPELLING,
  CONFLICT,
  ESCAPED_NAME,
  OUTER_BLANKS,
  LONG_VALUES,
  NON_BMP,
  LOWER_CASE_ADDRESSES,
  NO_GROUP_TYPE,
  SPARSE;

  private final boolean hostile;
  private final int perTenThousand;

  /** A hostile kind. */
  GroupKind() {
    hostile = true;
    perTenThousand = 0;
  }

  GroupKind(int perTenThousand) {
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

  /** Returns whether it has an address. */
  boolean mailEnabled() {
    return switch (this) {
      case SECURITY_UNIVERSAL_MAIL,
          DISTRIBUTION,
          WRITTEN_BACK,
          OUTER_BLANKS,
          LONG_VALUES,
          LOWER_CASE_ADDRESSES ->
          true;
      default -> false;
    };
  }
}
