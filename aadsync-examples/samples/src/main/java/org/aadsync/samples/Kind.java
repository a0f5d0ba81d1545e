package org.aadsync.samples;

/** What makes an object of a generated directory special; implemented by enumerations. */
interface Kind {
  /** Returns whether objects of this kind have data that tests software. */
  boolean hostile();

  /** Returns how many of 10,000 objects are of this kind; of no meaning for hostile kinds. */
  int perTenThousand();
}
