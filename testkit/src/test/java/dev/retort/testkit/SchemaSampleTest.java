package dev.retort.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.retort.llm.GenerationException;
import dev.retort.structured.CompiledSchema;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made for a schema is valid under it, says another's validator. */
class SchemaSampleTest {
  private static void assertValid(String schema) {
    Schema validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    for (int seed = 0; seed < 200; seed++) {
      String instance = SchemaSample.of(schema, new Random(seed));
      assertThat(validator.validate(instance, InputFormat.JSON)).as(instance).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "{}",
        "{'type':'string','minLength':3,'maxLength':4}",
        "{'type':'string','pattern':'^[A-Z]{2}[0-9]+$'}",
        "{'type':'string','pattern':'^(red|green)?-\\\\d{2,3}$'}",
        "{'type':'string','pattern':'\\\\S','minLength':5,'maxLength':8}",
        "{'type':'string','pattern':'^[a-z]+$','minLength':10,'maxLength':12}",
        "{'type':'string','maxLength':9,'allOf':[{'pattern':'\\\\S'},{'pattern':'^(?:[a-z]+)$'},{'pattern':'^(?:[f-p]{3,})$'}]}",
        "{'type':'integer','allOf':[{'minimum':5,'maximum':9},{'minimum':3,'maximum':6}]}",
        "{'type':'object','allOf':[{'properties':{'a':{'minimum':5}}},{'properties':{'a':{'type':'integer','maximum':6}}}],'required':['a']}",
        "{'allOf':[{'enum':[1,2,3]},{'enum':[3,4]}]}",
        "{'type':'integer','minimum':3,'maximum':4,'not':{'const':3}}",
        "{'type':'array','items':{'enum':[1,2,3]},'contains':{'const':3}}",
        "{'type':'object','properties':{'a':true,'b':true},'dependentRequired':{'a':['b']}}",
        "{'if':{'const':1},'then':{'type':'string'},'type':'integer','minimum':0,'maximum':3}",
        "{'type':'integer','minimum':3,'exclusiveMaximum':5}",
        "{'type':'integer','exclusiveMinimum':-3,'maximum':-1}",
        "{'type':'integer','multipleOf':7,'minimum':1}",
        "{'type':'number','minimum':0,'maximum':1}",
        "{'type':'number','exclusiveMinimum':0.1,'exclusiveMaximum':0.2}",
        "{'type':'number','minimum':0.3,'maximum':0.3}",
        "{'type':'number','maximum':-1.5}",
        "{'enum':['a',1,null,{'b':[]}]}",
        "{'const':{'a':1}}",
        "{'type':['string','null','integer']}",
        "{'type':'array','items':{'type':'integer'},'minItems':2,'maxItems':4}",
        "{'type':'array','items':{'enum':[1,2,3]},'minItems':3,'uniqueItems':true}",
        "{'type':'array','prefixItems':[{'type':'string'},{'type':'null'}],'items':false,'minItems':2}",
        "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'boolean'}},'required':['a'],'additionalProperties':false}",
        "{'type':'object','required':['a','z'],'additionalProperties':{'type':'integer'}}",
        "{'type':'object','additionalProperties':{'type':'number'},'minProperties':2}",
        "{'oneOf':[{'type':'string'},{'type':'integer'}]}",
        "{'anyOf':[{'$ref':'#/$defs/a'},{'type':'null'}],'$defs':{'a':{'type':'object','properties':{'k':{'const':'a'}},'required':['k']}}}",
        "{'allOf':[{'type':'object','properties':{'a':{'type':'string'}},'required':['a']},{'properties':{'b':{'type':'integer'}},'required':['b']}]}",
        "{'type':'object','properties':{'next':{'anyOf':[{'$ref':'#'},{'type':'null'}]},'items':{'type':'array','items':{'$ref':'#'}}},'required':['next']}"
      })
  void isValid(String schema) {
    assertValid(schema.replace('\'', '"'));
  }

  /** Each is ECMA-262, and one that Java's own dialect reads in another way or not at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'string','pattern':'^\\\\p{Letter}?a$'}",
        "{'type':'string','allOf':[{'pattern':'^[a-c]+$'},{'pattern':'[a[]'}]}",
        "{'type':'string','allOf':[{'pattern':'^[a-c]+$'},{'pattern':'^(?<$x>[a-c])'}]}",
        "{'type':'string','pattern':'^[a-c]+$','allOf':[{'pattern':'^[^]*$'}]}",
      })
  void aPatternOfTheDialectOfSchemasIsMetOrRefusedInWords(String schema) {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      try {
        assertThat(
                CompiledSchema.of(schema.replace('\'', '"'))
                    .check(SchemaSample.of(schema.replace('\'', '"'), random)))
            .isEmpty();
      } catch (GenerationException e) {
        assertThat(e).hasMessageStartingWith("a fake ");
      }
    }
  }

  @Test
  void aSchemaWithoutAnEndIsToldSo() {
    String schema =
        "{\"type\":\"object\",\"properties\":{\"next\":{\"$ref\":\"#\"}},\"required\":[\"next\"]}";

    assertThatThrownBy(() -> SchemaSample.of(schema, new Random(1)))
        .isInstanceOf(GenerationException.class)
        .hasMessage("a fake finds no end of this schema: it asks for itself without an end");
  }

  @Test
  void whatIsNotFoundIsRefusedWithTheKeywordsThatAreNotKnown() {
    String schema =
        "{\"type\":\"object\",\"propertyNames\":{\"pattern\":\"^x\"},\"minProperties\":1,"
            + "\"properties\":{\"not\":{\"type\":\"string\"}},\"required\":[\"not\"]}";

    assertThatThrownBy(() -> SchemaSample.of(schema, new Random(1)))
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "a fake finds nothing that satisfies this schema, since it does not know propertyNames;"
                + " of its last try: the name \"not\" is no good: must match the regular expression ^x,"
                + " not \"not\"");
  }

  @Test
  void aSchemaThatIsNoneIsToldSo() {
    assertThatThrownBy(() -> SchemaSample.of("{\"type\":", new Random(1)))
        .isInstanceOf(GenerationException.class)
        .hasMessage("the schema ends in the middle of its JSON");
  }
}
