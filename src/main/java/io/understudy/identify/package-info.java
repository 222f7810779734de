/**
 * Owns what a text is, as far as the text itself can tell: a payment card, an IBAN, a telephone number, a national identifier with its check digits, a hashed password.
 * Imports nothing of ours; the only home of libphonenumber. Pure functions: nothing here keeps, prints or logs what it looks at.
 * Every recogniser states its chance rate, so that whoever counts matches can tell a column of identifiers from a column of random numbers.
 */
@NullMarked
package io.understudy.identify;

import org.jspecify.annotations.NullMarked;
