/**
 * Active Directory and other LDAP directories.
 *
 * <p>Hosts name a directory by an address, {@code ldaps://dc1.example.com?user=…&password-file=…},
 * and find the connector through {@link java.util.ServiceLoader}, or they make {@link
 * org.aadsync.connector.ldap.LdapSettings} themselves. The packages below are no API.
 */
@NullMarked
package org.aadsync.connector.ldap;

import org.jspecify.annotations.NullMarked;
