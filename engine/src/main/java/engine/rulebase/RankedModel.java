// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.Rule.Attribute;
import org.drools.model.impl.ModelImpl;
import org.drools.model.impl.RuleImpl;
import org.drools.model.patterns.CompositePatterns;

/** Gives the rules of a compiled file the salience of the controller that uses it. */
final class RankedModel {

  private RankedModel() {}

  static Model of(Model compiled, RuleOrder order) {
    var ranked = new ModelImpl(compiled.getName());
    List<Rule> rules = compiled.getRules().stream().map(rule -> ranked(rule, order)).toList();
    ranked.withRules(rules).withQueries(compiled.getQueries()).withGlobals(compiled.getGlobals());
    compiled.getTypeMetaDatas().forEach(ranked::addTypeMetaData);
    return ranked;
  }

  @SuppressWarnings("rawtypes") // why: the model API takes a map of raw attributes
  private static Rule ranked(Rule rule, RuleOrder order) {
    Map<Attribute, Object> attributes = new HashMap<>();
    attributes.put(Attribute.SALIENCE, order.salience(rule.getName()));
    return new RuleImpl(
        rule.getPackage(),
        rule.getName(),
        rule.getUnit(),
        (CompositePatterns) rule.getView(),
        attributes,
        rule.getMetaData());
  }
}
