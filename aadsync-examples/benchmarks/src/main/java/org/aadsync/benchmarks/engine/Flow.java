package org.aadsync.benchmarks.engine;

import com.google.common.collect.ImmutableList;

/**
 * One expression, in no engine's words.
 *
 * @param shape what it computes
 * @param attribute the attribute that it reads first
 * @param other the attribute that it reads second, if it does
 */
public record Flow(Shape shape, String attribute, String other) {
  /** What a flow computes. */
  public enum Shape {
    /** {@code Trim([attribute])}. */
    TRIM,
    /** {@code IIF(IsPresent([attribute]), [attribute], [other])}. */
    FIRST_PRESENT,
    /** {@code Left([attribute], InStr([attribute], "@") - 1) & "@" & %Domain.FQDN%}. */
    ACCOUNT,
    /**
     * What the default rules compute for {@code cloudFiltered} of a user: ten conditions, none of
     * which holds for an ordinary one.
     */
    FILTERED,
    /** {@code RemoveDuplicates(Trim([attribute]))} of a multi-valued attribute. */
    ADDRESSES
  }

  private static final ImmutableList<String> TEXTS =
      ImmutableList.of(
          "displayName",
          "givenName",
          "sn",
          "mail",
          "telephoneNumber",
          "mobile",
          "facsimileTelephoneNumber",
          "title",
          "department",
          "company",
          "physicalDeliveryOfficeName",
          "streetAddress",
          "l",
          "st",
          "postalCode",
          "c",
          "co",
          "employeeID",
          "employeeType",
          "usageLocation",
          "extensionAttribute1",
          "extensionAttribute2",
          "initials",
          "preferredLanguage",
          "userPrincipalName");

  /** Returns the flow of a shape that is measured alone. */
  public static Flow of(Shape shape) {
    return switch (shape) {
      case TRIM -> new Flow(shape, "displayName", "");
      case FIRST_PRESENT -> new Flow(shape, "mailNickname", "sAMAccountName");
      case ACCOUNT -> new Flow(shape, "userPrincipalName", "");
      case FILTERED -> new Flow(shape, "", "");
      case ADDRESSES -> new Flow(shape, "proxyAddresses", "");
    };
  }

  /** Returns 152 flows as a set of rules has them: 50 of each simple shape, one of the others. */
  public static ImmutableList<Flow> mix() {
    ImmutableList.Builder<Flow> flows = ImmutableList.builder();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < TEXTS.size(); i++) {
        String text = TEXTS.get(i);
        flows.add(new Flow(Shape.TRIM, text, ""));
        flows.add(new Flow(Shape.FIRST_PRESENT, text, fallback(i, round)));
        flows.add(new Flow(Shape.ACCOUNT, text, ""));
      }
    }
    return flows.add(of(Shape.FILTERED)).add(of(Shape.ADDRESSES)).build();
  }

  /** Returns the attributes that are one text. */
  public static ImmutableList<String> texts() {
    return TEXTS;
  }

  /** Returns the expression in the words of this project's language. */
  public String expression() {
    return AadsyncEngine.write(this);
  }

  static String fallback(int text, int round) {
    return TEXTS.get((text + 1 + round * 7) % TEXTS.size());
  }
}
