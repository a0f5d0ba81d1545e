package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;

/** What a search found, with how it ended. */
record SearchAnswer(
    List<Entry> entries, ResultCode result, String message, List<Control> controls) {
  static SearchAnswer complete(List<Entry> entries, Control... controls) {
    return new SearchAnswer(entries, ResultCode.SUCCESS, "", List.of(controls));
  }
}
