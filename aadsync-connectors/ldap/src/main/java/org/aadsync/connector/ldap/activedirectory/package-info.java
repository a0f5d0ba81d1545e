/**
 * Active Directory: full import by paged searches, delta import by DirSync or {@code uSNChanged},
 * export. No API; the factory of the connector uses it.
 */
@NullMarked
package org.aadsync.connector.ldap.activedirectory;

import org.jspecify.annotations.NullMarked;
