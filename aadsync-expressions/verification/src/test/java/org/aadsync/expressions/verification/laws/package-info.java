/** Laws that hold for every well-typed expression. */
package org.aadsync.expressions.verification.laws;
