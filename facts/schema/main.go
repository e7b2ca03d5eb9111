// SPDX-License-Identifier: Apache-2.0

// Command schema writes the schema of the Kubernetes API as text: for each kind its names, for each message its fields
// with their protobuf numbers, JSON names and Go types. It reads the published Go types by reflection.
package main

import (
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes/scheme"
)

// Kinds without a namespace; everything else has one.
var clusterScoped = set("Node Namespace PersistentVolume ComponentStatus ClusterRole ClusterRoleBinding StorageClass " +
	"VolumeAttachment CSIDriver CSINode VolumeAttributesClass PriorityClass RuntimeClass IngressClass " +
	"CertificateSigningRequest ClusterTrustBundle MutatingWebhookConfiguration ValidatingWebhookConfiguration " +
	"ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding MutatingAdmissionPolicy MutatingAdmissionPolicyBinding " +
	"FlowSchema PriorityLevelConfiguration DeviceClass ResourceSlice DeviceTaintRule ResourcePoolStatusRequest IPAddress " +
	"ServiceCIDR StorageVersionMigration StorageVersion TokenReview SubjectAccessReview SelfSubjectAccessReview " +
	"SelfSubjectRulesReview SelfSubjectReview")

// Types with a wire form of their own.
var special = map[string]string{
	"v1.Time": "time", "v1.MicroTime": "microtime", "resource.Quantity": "quantity", "intstr.IntOrString": "intorstring",
	"runtime.RawExtension": "raw", "v1.FieldsV1": "fields", "v1.Duration": "duration",
}

type generator struct {
	names map[reflect.Type]string
	queue []reflect.Type
}

func main() {
	g := &generator{names: map[reflect.Type]string{}}
	var kinds []string
	for gvk, t := range scheme.Scheme.AllKnownTypes() {
		if _, ok := t.FieldByName("ObjectMeta"); !ok || gvk.Version == "__internal" || strings.Contains(gvk.Version, "alpha") {
			continue
		}
		scope := "N"
		if clusterScoped[gvk.Kind] {
			scope = "C"
		}
		kinds = append(kinds, fmt.Sprintf("kind %s %s %s %s %s %s",
			orDash(gvk.Group), gvk.Version, gvk.Kind, plural(gvk.Kind), scope, g.name(t)))
	}
	sort.Strings(kinds)
	for _, t := range []any{metav1.Status{}, metav1.DeleteOptions{}, metav1.PartialObjectMetadata{},
		metav1.PartialObjectMetadataList{}, metav1.ListMeta{}} {
		g.name(reflect.TypeOf(t))
	}
	sort.Slice(g.queue, func(i, j int) bool { return g.names[g.queue[i]] < g.names[g.queue[j]] })
	var out strings.Builder
	for _, kind := range kinds {
		fmt.Fprintln(&out, kind)
	}
	done := map[reflect.Type]bool{}
	var messages []string
	for len(g.queue) > 0 {
		t := g.queue[0]
		g.queue = g.queue[1:]
		if !done[t] {
			done[t] = true
			messages = append(messages, g.message(t))
		}
	}
	sort.Strings(messages)
	for _, message := range messages {
		out.WriteString(message)
	}
	if err := os.WriteFile(os.Args[1], []byte(out.String()), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// name gives a message a unique name, its Go type within its group, and queues it.
func (g *generator) name(t reflect.Type) string {
	if name, ok := g.names[t]; ok {
		return name
	}
	path := strings.Split(t.PkgPath(), "/")
	name := strings.Join(path[len(path)-2:], "/") + "." + t.Name()
	g.names[t] = name
	g.queue = append(g.queue, t)
	return name
}

func (g *generator) message(t reflect.Type) string {
	var out strings.Builder
	fmt.Fprintf(&out, "message %s %s\n", g.name(t), t.String())
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		if f.Type.Name() == "TypeMeta" {
			continue
		}
		tag := strings.Split(f.Tag.Get("protobuf"), ",")
		number := "0"
		if len(tag) > 1 {
			number = tag[1]
		}
		json := strings.Split(f.Tag.Get("json"), ",")
		flags := ""
		ft := f.Type
		if ft.Kind() == reflect.Pointer {
			flags += "p"
			ft = ft.Elem()
		}
		for _, option := range json[1:] {
			if (option == "omitempty" || option == "omitzero") && !strings.Contains(flags, "o") {
				flags += "o"
			}
			if option == "inline" {
				flags += "i"
			}
		}
		if f.Anonymous && json[0] == "" && !strings.Contains(flags, "i") {
			flags += "i"
		}
		shape := ""
		if special[ft.String()] == "" {
			switch {
			case ft.Kind() == reflect.Slice && ft.Elem().Kind() != reflect.Uint8:
				flags += "r"
				ft = ft.Elem()
				if ft.Kind() == reflect.Pointer {
					ft = ft.Elem()
				}
			case ft.Kind() == reflect.Map:
				flags += "m"
				ft = ft.Elem()
			}
		}
		shape = g.shape(ft)
		patch := orDash(f.Tag.Get("patchStrategy"))
		key := orDash(f.Tag.Get("patchMergeKey"))
		fmt.Fprintf(&out, " %s %s %s %s %s %s %s %s\n",
			number, orDash(json[0]), f.Name, strings.ReplaceAll(f.Type.String(), " ", ""), orDash(flags), shape, patch, key)
	}
	return out.String()
}

func (g *generator) shape(t reflect.Type) string {
	if s := special[t.String()]; s != "" {
		return s
	}
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "bool"
	case reflect.Int, reflect.Int8, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint32, reflect.Uint64:
		return "int"
	case reflect.Float64:
		return "double"
	case reflect.Struct:
		return g.name(t)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "bytes"
		}
		if t.Elem().Kind() == reflect.String {
			return "strings"
		}
	}
	panic("no shape for " + t.String())
}

func plural(kind string) string {
	lower := strings.ToLower(kind)
	switch {
	case lower == "endpoints":
		return lower
	case strings.HasSuffix(lower, "s"):
		return lower + "es"
	case strings.HasSuffix(lower, "y"):
		return lower[:len(lower)-1] + "ies"
	}
	return lower + "s"
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
