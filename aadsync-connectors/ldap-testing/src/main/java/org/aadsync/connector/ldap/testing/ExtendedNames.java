package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Exception;
import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.util.StaticUtils;
import org.jspecify.annotations.Nullable;

/**
 * Names as the control LDAP_SERVER_EXTENDED_DN_OID wants them ([MS-ADTS] 3.1.1.3.4.1.5), or plain
 * ones.
 */
final class ExtendedNames {
  static final String OID = "1.2.840.113556.1.4.529";

  private final boolean extended;
  private final boolean dashed;

  private ExtendedNames(boolean extended, boolean dashed) {
    this.extended = extended;
    this.dashed = dashed;
  }

  static ExtendedNames asked(@Nullable Control control) {
    return new ExtendedNames(control != null, control != null && flag(control) == 1);
  }

  private static int flag(Control control) {
    ASN1OctetString value = control.getValue();
    if (value == null) {
      return 0;
    }
    try {
      ASN1Element[] elements = ASN1Sequence.decodeAsSequence(value.getValue()).elements();
      return ASN1Integer.decodeAsInteger(elements[0]).intValue();
    } catch (ASN1Exception | ArrayIndexOutOfBoundsException malformed) {
      return 0;
    }
  }

  String of(DirectoryObject object) {
    if (!extended) {
      return object.dn();
    }
    String guid = dashed ? object.guid.toString() : StaticUtils.toHex(Names.bytes(object.guid));
    DirectoryObject.Held sid = object.attributes.get("objectsid");
    String second =
        sid == null || sid.values().isEmpty()
            ? ""
            : "<SID=" + StaticUtils.toHex(sid.values().get(0).getValue()) + ">;";
    return "<GUID=" + guid + ">;" + second + object.dn();
  }
}
