// SPDX-License-Identifier: Apache-2.0
/** What a namespace's copy of the API server's CA bundle looks like, and when it is looked at. */
@NullMarked
package rules.rootcacertificatepublisher;

import org.jspecify.annotations.NullMarked;
