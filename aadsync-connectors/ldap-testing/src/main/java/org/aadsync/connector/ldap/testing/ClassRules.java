package org.aadsync.connector.ldap.testing;

import java.util.Set;

/** What objects of a class may have, must have, and may stand below: names in lower case. */
record ClassRules(Set<String> optional, Set<String> mandatory, Set<String> superiors) {}
