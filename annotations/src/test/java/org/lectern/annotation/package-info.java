/** Annotations to test with. */
package org.lectern.annotation;
