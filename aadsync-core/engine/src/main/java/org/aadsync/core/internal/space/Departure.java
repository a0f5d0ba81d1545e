package org.aadsync.core.internal.space;

/** What is known of why an object is not imported any more, and of the references to it. */
public enum Departure {
  /** It is imported, or an import lacked it without a word: references mean who has the name. */
  NONE,
  /** It is outside the selection, and what refers to it follows it to its name there. */
  FOLLOWED,
  /** The directory deleted it, and references stay as they are written. */
  DELETED,
  /** The directory deleted it, and all references to it besides, of which it says nothing. */
  DELETED_WITH_REFERENCES
}
