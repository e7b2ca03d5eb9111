// SPDX-License-Identifier: Apache-2.0

package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"time"

	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
	"k8s.io/apimachinery/pkg/util/intstr"
)

const raw = `{"apiVersion":"example.com/v1","kind":"Thing","spec":{"size":1,"text":"a \u003c b","ratio":0.5,"none":null}}`

// filler gives every field of an object a value that differs from its neighbours'.
type filler struct{ count int64 }

// writeVectors writes kinds.zip: every kind filled and empty, as protobuf in its envelope and as JSON.
func writeVectors(kinds []kind, dir string) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		fail(err.Error())
	}
	file, err := os.Create(filepath.Join(dir, "kinds.zip"))
	if err != nil {
		fail(err.Error())
	}
	archive := zip.NewWriter(file)
	for _, k := range kinds {
		full := reflect.New(k.goType)
		(&filler{}).fill(full.Elem(), 0)
		write(archive, k, "full", full)
		write(archive, k, "empty", reflect.New(k.goType))
	}
	if err := archive.Close(); err != nil {
		fail(err.Error())
	}
	file.Close()
}

func write(archive *zip.Writer, k kind, variant string, object reflect.Value) {
	o := object.Interface().(runtime.Object)
	o.GetObjectKind().SetGroupVersionKind(k.GroupVersionKind)
	group := k.Group
	if group == "" {
		group = "core"
	}
	name := fmt.Sprintf("%s/%s/%s/%s", group, k.Version, k.Kind, variant)
	text, err := json.Marshal(o)
	if err != nil {
		fail(name + ": " + err.Error())
	}
	var body bytes.Buffer
	if err := protobuf.NewSerializer(nil, nil).Encode(o, &body); err != nil {
		fail(name + ": " + err.Error())
	}
	entry(archive, name+".json", text)
	entry(archive, name+".pb", body.Bytes())
}

func entry(archive *zip.Writer, name string, content []byte) {
	w, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = w.Write(content)
	}
	if err != nil {
		fail(err.Error())
	}
}

func (f *filler) next() int64 { f.count++; return f.count }

func (f *filler) special(v reflect.Value) bool {
	n := f.next()
	at := time.Unix(1700000000+n*61, 123456000).UTC()
	switch p := v.Addr().Interface().(type) {
	case *metav1.TypeMeta:
	case *metav1.Time:
		p.Time = at.Truncate(time.Second)
	case *metav1.MicroTime:
		p.Time = at
	case *resource.Quantity:
		*p = resource.MustParse(fmt.Sprintf("%d%s", n, []string{"m", "", "Mi", "k"}[n%4]))
	case *intstr.IntOrString:
		*p = intstr.FromInt32(int32(n))
		if n%2 == 0 {
			*p = intstr.FromString(fmt.Sprintf("%d%%", n))
		}
	case *runtime.RawExtension:
		p.Raw = []byte(raw)
	case *metav1.FieldsV1:
		p.Raw = []byte(`{"f:metadata":{"f:labels":{".":{}}}}`)
	case *apiextensionsv1.JSON:
		p.Raw = []byte(`[1,"two",{"three":3}]`)
	case *apiextensionsv1.JSONSchemaPropsOrBool:
		p.Allows = true
	case *apiextensionsv1.JSONSchemaPropsOrArray:
		p.Schema = &apiextensionsv1.JSONSchemaProps{Type: "string"}
	case *apiextensionsv1.JSONSchemaPropsOrStringArray:
		p.Property = []string{"one", "two"}
	default:
		return false
	}
	return true
}

func (f *filler) fill(v reflect.Value, depth int) {
	if f.special(v) {
		return
	}
	n := f.next()
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("value-%d-ü", n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int32, reflect.Int64:
		if n%5 == 0 {
			n = -n
		}
		v.SetInt(n)
	case reflect.Float64:
		v.SetFloat(float64(n) + 0.5)
	case reflect.Pointer:
		if depth < 12 {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem(), depth+1)
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			if depth < 5 || v.Type() != reflect.TypeOf(apiextensionsv1.JSONSchemaProps{}) || v.Field(i).Kind() == reflect.String {
				f.fill(v.Field(i), depth+1)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			v.SetBytes([]byte{0, byte(n), 255})
			return
		}
		if depth < 12 {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			f.fill(v.Index(0), depth+1)
			f.fill(v.Index(1), depth+1)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for i := 0; i < 2; i++ {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			key.SetString(fmt.Sprintf("key-%d", i))
			f.fill(value, depth+1)
			v.SetMapIndex(key, value)
		}
	default:
		fail("no value for " + v.Type().String())
	}
}
