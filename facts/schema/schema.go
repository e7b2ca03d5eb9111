// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"

	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// specials have a JSON form that their fields do not show.
var specials = map[reflect.Type]string{
	reflect.TypeOf(metav1.Time{}):                                  "Time",
	reflect.TypeOf(metav1.MicroTime{}):                             "MicroTime",
	reflect.TypeOf(metav1.FieldsV1{}):                              "Raw",
	reflect.TypeOf(resource.Quantity{}):                            "Quantity",
	reflect.TypeOf(intstr.IntOrString{}):                           "IntOrString",
	reflect.TypeOf(runtime.RawExtension{}):                         "Raw",
	reflect.TypeOf(apiextensionsv1.JSON{}):                         "Raw",
	reflect.TypeOf(apiextensionsv1.JSONSchemaPropsOrBool{}):        "OrBool",
	reflect.TypeOf(apiextensionsv1.JSONSchemaPropsOrArray{}):       "OrArray",
	reflect.TypeOf(apiextensionsv1.JSONSchemaPropsOrStringArray{}): "OrStrings",
}

// roots are the messages beside the kinds that a client meets.
var roots = []reflect.Type{
	reflect.TypeOf(metav1.APIGroupList{}),
	reflect.TypeOf(metav1.APIResourceList{}),
	reflect.TypeOf(metav1.DeleteOptions{}),
	reflect.TypeOf(metav1.ListMeta{}),
	reflect.TypeOf(metav1.PartialObjectMetadata{}),
	reflect.TypeOf(metav1.Status{}),
}

const header = `# SPDX-License-Identifier: Apache-2.0
# The built-in kinds and messages of Kubernetes 1.37. Written by facts/schema/generate; do not edit.
# K group version kind resource scope(N|C) message
# M message special|-
# F number wire jsonName goName goType flags patchStrategy mergeKey [message]
#   wire: s string, y bytes, i integer, b boolean, d double, m message; a map of texts to these is in capitals
#   flags: r repeated, p pointer, e omitempty, z omitzero, l inline
`

func writeSchema(kinds []kind) {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	out.WriteString(header)
	found := map[reflect.Type]bool{}
	for _, k := range kinds {
		scope := "C"
		if k.namespaced {
			scope = "N"
		}
		group := k.Group
		if group == "" {
			group = "-"
		}
		fmt.Fprintln(out, "K", group, k.Version, k.Kind, k.resource, scope, id(k.goType))
		visit(k.goType, found)
	}
	for _, t := range roots {
		visit(t, found)
	}
	var messages []reflect.Type
	for t := range found {
		messages = append(messages, t)
	}
	sort.Slice(messages, func(i, j int) bool { return id(messages[i]) < id(messages[j]) })
	for _, t := range messages {
		writeMessage(out, t)
	}
}

// id is the name of a message: the last two parts of its package and its type name.
func id(t reflect.Type) string {
	parts := strings.Split(t.PkgPath(), "/")
	if len(parts) > 1 {
		parts = parts[len(parts)-2:]
	}
	return strings.Join(parts, "/") + "." + t.Name()
}

func visit(t reflect.Type, found map[reflect.Type]bool) {
	if found[t] {
		return
	}
	found[t] = true
	if special := specials[t]; named(t) || special != "" && !strings.HasPrefix(special, "Or") {
		return
	}
	for i := 0; i < t.NumField(); i++ {
		if m := message(t.Field(i).Type); m != nil {
			visit(m, found)
		}
	}
}

// named says whether the type is a named slice of texts, which protobuf wraps in a message.
func named(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Name() != "" && t.Elem().Kind() == reflect.String
}

// message is the message behind a field, or nil.
func message(t reflect.Type) reflect.Type {
	for !named(t) && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map) {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct || named(t) {
		return t
	}
	return nil
}

func writeMessage(out *bufio.Writer, t reflect.Type) {
	special := specials[t]
	if named(t) {
		fmt.Fprintln(out, "M", id(t), "Strings")
		return
	}
	if special == "" {
		special = "-"
	}
	fmt.Fprintln(out, "M", id(t), special)
	if special != "-" && !strings.HasPrefix(special, "Or") {
		return
	}
	for i := 0; i < t.NumField(); i++ {
		writeField(out, t, t.Field(i), special)
	}
}

func writeField(out *bufio.Writer, owner reflect.Type, f reflect.StructField, special string) {
	number := "0"
	if tag := f.Tag.Get("protobuf"); tag != "" {
		number = strings.Split(tag, ",")[1]
	} else if f.Type != reflect.TypeOf(metav1.TypeMeta{}) {
		fail(id(owner) + "." + f.Name + " has no protobuf tag")
	}
	parts := strings.Split(f.Tag.Get("json"), ",")
	name, flags := parts[0], ""
	if name == "" && f.Anonymous {
		name = "-"
	} else if name == "" {
		name = f.Name
	}
	t := f.Type
	if t.Kind() == reflect.Pointer {
		flags += "p"
		t = t.Elem()
	}
	bytes := t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8
	if t.Kind() == reflect.Slice && !named(t) && !bytes {
		flags += "r"
		t = t.Elem()
	}
	for _, option := range parts[1:] {
		switch option {
		case "omitempty":
			flags += "e"
		case "omitzero":
			flags += "z"
		case "inline":
			flags += "l"
		default:
			fail(id(owner) + "." + f.Name + ": json option " + option)
		}
	}
	if f.Anonymous && name == "-" && !strings.Contains(flags, "l") {
		flags += "l"
	}
	if flags == "" {
		flags = "-"
	}
	fmt.Fprint(out, "F ", number, " ", wire(owner, f, t), " ", name, " ", f.Name, " ",
		f.Type.String(), " ", flags, " ", dash(f.Tag.Get("patchStrategy")), " ", dash(f.Tag.Get("patchMergeKey")))
	if m := message(t); m != nil {
		fmt.Fprint(out, " ", id(m))
	}
	fmt.Fprintln(out)
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func wire(owner reflect.Type, f reflect.StructField, t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Struct || named(t):
		return "m"
	case t.Kind() == reflect.String:
		return "s"
	case t.Kind() == reflect.Bool:
		return "b"
	case t.Kind() == reflect.Float64:
		return "d"
	case t.Kind() == reflect.Int32 || t.Kind() == reflect.Int64:
		return "i"
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8:
		return "y"
	case t.Kind() == reflect.Map && t.Key().Kind() == reflect.String && t.Elem().Kind() != reflect.Map:
		return strings.ToUpper(wire(owner, f, t.Elem()))
	}
	fail(id(owner) + "." + f.Name + " has type " + f.Type.String() + ", which the codec does not know")
	return ""
}
