// SPDX-License-Identifier: Apache-2.0
/**
 * What the Deployment controller's rules calculate and conclude: sizes, revisions, annotations,
 * conditions.
 *
 * <p>{@link rules.deployment.DeploymentFold} reads the scope; the rules of {@code rules/deployment}
 * read its facts and call the functions here.
 */
@NullMarked
package rules.deployment;

import org.jspecify.annotations.NullMarked;
