/**
 * Reading and writing entries as every LDAP directory has it (RFC 4511, RFC 2696): what the
 * connectors of Active Directory and of other directories share. Internal.
 */
@NullMarked
package org.aadsync.connector.ldap.exchange;

import org.jspecify.annotations.NullMarked;
