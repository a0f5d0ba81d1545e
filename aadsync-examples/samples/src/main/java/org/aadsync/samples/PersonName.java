package org.aadsync.samples;

/**
 * The name of a person.
 *
 * @param script four letters of ISO 15924
 * @param given given name
 * @param surname family name
 * @param initial a letter between the two; empty for most
 * @param namesakes how many had all of that before; told apart by a number
 * @param givenLatin the given name in a-z
 * @param surnameLatin the family name in a-z
 */
record PersonName(
    String script,
    String given,
    String surname,
    String initial,
    long namesakes,
    String givenLatin,
    String surnameLatin) {

  /** Returns the name as people of that language write it. */
  String displayName() {
    String middle = initial.isEmpty() ? " " : " " + initial + ". ";
    return (familyFirst() ? surname + middle + given : given + middle + surname) + number();
  }

  /** Returns the name in the order of an index: family name, comma, given name. */
  String indexName() {
    return surname + ", " + given + (initial.isEmpty() ? "" : " " + initial + ".") + number();
  }

  private boolean familyFirst() {
    return script.equals("Jpan") || script.equals("Hans") || script.equals("Hang");
  }

  private String number() {
    return namesakes == 0 ? "" : " (" + (namesakes + 1) + ")";
  }
}
