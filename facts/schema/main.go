// SPDX-License-Identifier: Apache-2.0

// Writes the schema of the built-in Kubernetes kinds, or test vectors of them, from the published Go types.
//
//	go run . schema   > kubernetes-1.37.txt
//	go run . vectors DIR
package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"sort"
	"strings"

	"k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// kind is one served kind: its Go type, its resource name ("-" for a subresource body) and its scope.
type kind struct {
	schema.GroupVersionKind
	resource   string
	namespaced bool
	goType     reflect.Type
}

// markers tells what the comments above a Go type say about its client.
type markers struct{ client, clusterScoped bool }

func main() {
	if len(os.Args) < 2 {
		fail("usage: schema | vectors DIR")
	}
	switch os.Args[1] {
	case "schema":
		writeSchema(kinds())
	case "vectors":
		writeVectors(kinds(), os.Args[2])
	default:
		fail("unknown command " + os.Args[1])
	}
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, message)
	os.Exit(1)
}

// kinds lists the served kinds in the order of group, version and kind.
func kinds() []kind {
	scheme := runtime.NewScheme()
	found := map[reflect.Type]markers{}
	for _, g := range groups {
		if err := g.add(scheme); err != nil {
			fail(err.Error())
		}
	}
	for _, g := range groups {
		readMarkers(scheme, g, found)
	}
	objectMeta := reflect.TypeOf(v1.ObjectMeta{})
	var result []kind
	for gvk, t := range scheme.AllKnownTypes() {
		meta, ok := t.FieldByName("ObjectMeta")
		if !ok || meta.Type != objectMeta || removed(t) || gvk.Version == runtime.APIVersionInternal {
			continue
		}
		m := found[t]
		k := kind{gvk, "-", !m.clusterScoped, t}
		if m.client {
			k.resource = plural(gvk.Kind)
		}
		switch gvk.GroupVersion().String() + "/" + gvk.Kind {
		case "v1/Binding":
			k.resource = "bindings"
		case "policy/v1/Eviction":
			k.resource = "-"
		}
		result = append(result, k)
	}
	sort.Slice(result, func(i, j int) bool {
		return order(result[i]) < order(result[j])
	})
	return result
}

func order(k kind) string { return k.Group + "\x00" + k.Version + "\x00" + k.Kind }

// removed says whether 1.37 no longer serves the kind at this version.
func removed(t reflect.Type) bool {
	if r, ok := reflect.New(t).Interface().(interface{ APILifecycleRemoved() (int, int) }); ok {
		major, minor := r.APILifecycleRemoved()
		return major == 1 && minor <= 37
	}
	return false
}

var typeLine = regexp.MustCompile(`^type (\w+) struct`)

func readMarkers(scheme *runtime.Scheme, g group, found map[reflect.Type]markers) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", g.module).Output()
	if err != nil {
		fail("locating " + g.module + ": " + err.Error())
	}
	files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(out)), g.dir, "*.go"))
	byName := map[string]reflect.Type{}
	for _, t := range scheme.AllKnownTypes() {
		if t.PkgPath() == g.module+"/"+g.dir {
			byName[t.Name()] = t
		}
	}
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			fail(err.Error())
		}
		var m markers
		scanner := bufio.NewScanner(file)
		scanner.Buffer(nil, 1<<20)
		for scanner.Scan() {
			line := scanner.Text()
			switch {
			case line == "// +genclient":
				m.client = true
			case line == "// +genclient:nonNamespaced":
				m.clusterScoped = true
			case typeLine.MatchString(line):
				if t, ok := byName[typeLine.FindStringSubmatch(line)[1]]; ok {
					found[t] = m
				}
				m = markers{}
			case line != "" && !strings.HasPrefix(line, "//"):
				m = markers{}
			}
		}
		file.Close()
	}
}

func plural(kind string) string {
	name := strings.ToLower(kind)
	switch {
	case name == "endpoints":
		return name
	case strings.HasSuffix(name, "s"):
		return name + "es"
	case strings.HasSuffix(name, "y"):
		return strings.TrimSuffix(name, "y") + "ies"
	}
	return name + "s"
}
