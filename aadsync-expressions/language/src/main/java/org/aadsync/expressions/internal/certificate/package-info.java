/**
 * X.509 certificates as the functions about them show them.
 *
 * <p>The JDK's parser says what is a certificate; what it does not offer, or offers in a form that
 * differs from .NET's, is read from the same bytes. Input is hostile: whatever the bytes are, the
 * only failure is that they are no certificate.
 */
@NullMarked
package org.aadsync.expressions.internal.certificate;

import org.jspecify.annotations.NullMarked;
