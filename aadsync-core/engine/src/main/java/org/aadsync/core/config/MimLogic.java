package org.aadsync.core.config;

import java.util.List;

/**
 * Recognises what Microsoft Identity Manager and Forefront Identity Manager export: the same file
 * roots, but with rules inside the connectors and the metaverse that this reader does not run.
 */
final class MimLogic {
  private static final List<String> LOGIC =
      List.of(
          "import-attribute-flow",
          "provisioning",
          "mv-deletion",
          "stay-disconnector",
          "join",
          "projection",
          "export-attribute-flow",
          "provisioning-cleanup",
          "dn-construction");

  private MimLogic() {}

  /** Reports every element of {@code data} that holds rules; returns whether there is one. */
  static boolean refuse(XmlNode data, Problems problems) {
    boolean found = false;
    for (XmlNode child : data.children()) {
      if (LOGIC.contains(child.name()) && !child.children().isEmpty()) {
        found = true;
        problems.error(
            Code.MIM_EXPORT,
            child.position(),
            "<"
                + child.name()
                + "> holds rules: this is an export of Microsoft Identity Manager or Forefront"
                + " Identity Manager, which is not supported",
            "export an Azure AD Connect server with Get-ADSyncServerConfiguration");
      }
    }
    return found;
  }

  /** Reports that a file has a root that only those products write. */
  static void refuseRoot(XmlNode root, Problems problems) {
    problems.error(
        Code.MIM_EXPORT,
        root.position(),
        "<"
            + root.name()
            + "> is the root of an export of Microsoft Identity Manager or Forefront Identity"
            + " Manager, which is not supported",
        "export an Azure AD Connect server with Get-ADSyncServerConfiguration");
  }
}
