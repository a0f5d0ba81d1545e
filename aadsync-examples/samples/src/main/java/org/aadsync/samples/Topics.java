package org.aadsync.samples;

/** What random numbers are about, so that one use of {@link Dice} does not disturb another. */
final class Topics {
  static final int IDENTIFIERS = 0;
  static final int USER_KIND = 1;
  static final int USER_NAME = 2;
  static final int USER_PLACE = 3;
  static final int USER_DATA = 4;
  static final int CONTACT_KIND = 5;
  static final int CONTACT_NAME = 6;
  static final int CONTACT_DATA = 7;
  static final int GROUP_KIND = 8;
  static final int GROUP_SIZE = 9;
  static final int GROUP_MEMBERS = 10;
  static final int GROUP_DATA = 11;

  private Topics() {}
}
