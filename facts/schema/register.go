// SPDX-License-Identifier: Apache-2.0

package main

import (
	admissionregistrationv1 "k8s.io/api/admissionregistration/v1"
	admissionregistrationv1alpha1 "k8s.io/api/admissionregistration/v1alpha1"
	admissionregistrationv1beta1 "k8s.io/api/admissionregistration/v1beta1"
	apiserverinternalv1alpha1 "k8s.io/api/apiserverinternal/v1alpha1"
	appsv1 "k8s.io/api/apps/v1"
	authenticationv1 "k8s.io/api/authentication/v1"
	authorizationv1 "k8s.io/api/authorization/v1"
	autoscalingv1 "k8s.io/api/autoscaling/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	batchv1 "k8s.io/api/batch/v1"
	certificatesv1 "k8s.io/api/certificates/v1"
	certificatesv1alpha1 "k8s.io/api/certificates/v1alpha1"
	certificatesv1beta1 "k8s.io/api/certificates/v1beta1"
	coordinationv1 "k8s.io/api/coordination/v1"
	coordinationv1alpha2 "k8s.io/api/coordination/v1alpha2"
	coordinationv1beta1 "k8s.io/api/coordination/v1beta1"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	eventsv1 "k8s.io/api/events/v1"
	flowcontrolv1 "k8s.io/api/flowcontrol/v1"
	lifecyclev1alpha1 "k8s.io/api/lifecycle/v1alpha1"
	networkingv1 "k8s.io/api/networking/v1"
	networkingv1beta1 "k8s.io/api/networking/v1beta1"
	nodev1 "k8s.io/api/node/v1"
	policyv1 "k8s.io/api/policy/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	resourcev1 "k8s.io/api/resource/v1"
	resourcev1alpha3 "k8s.io/api/resource/v1alpha3"
	resourcev1beta1 "k8s.io/api/resource/v1beta1"
	resourcev1beta2 "k8s.io/api/resource/v1beta2"
	schedulingv1 "k8s.io/api/scheduling/v1"
	schedulingv1alpha3 "k8s.io/api/scheduling/v1alpha3"
	schedulingv1beta1 "k8s.io/api/scheduling/v1beta1"
	storagev1 "k8s.io/api/storage/v1"
	storagev1beta1 "k8s.io/api/storage/v1beta1"
	storagemigrationv1 "k8s.io/api/storagemigration/v1"
	storagemigrationv1beta1 "k8s.io/api/storagemigration/v1beta1"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/runtime"
	apiregistrationv1 "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
)

// group is one API package: how it registers, and where its source is.
type group struct {
	add    func(*runtime.Scheme) error
	module string
	dir    string
}

func api(add func(*runtime.Scheme) error, dir string) group {
	return group{add, "k8s.io/api", dir}
}

// groups lists every API package whose kinds a 1.37 API server can serve.
var groups = []group{
	api(admissionregistrationv1.AddToScheme, "admissionregistration/v1"),
	api(admissionregistrationv1alpha1.AddToScheme, "admissionregistration/v1alpha1"),
	api(admissionregistrationv1beta1.AddToScheme, "admissionregistration/v1beta1"),
	api(apiserverinternalv1alpha1.AddToScheme, "apiserverinternal/v1alpha1"),
	api(appsv1.AddToScheme, "apps/v1"),
	api(authenticationv1.AddToScheme, "authentication/v1"),
	api(authorizationv1.AddToScheme, "authorization/v1"),
	api(autoscalingv1.AddToScheme, "autoscaling/v1"),
	api(autoscalingv2.AddToScheme, "autoscaling/v2"),
	api(batchv1.AddToScheme, "batch/v1"),
	api(certificatesv1.AddToScheme, "certificates/v1"),
	api(certificatesv1alpha1.AddToScheme, "certificates/v1alpha1"),
	api(certificatesv1beta1.AddToScheme, "certificates/v1beta1"),
	api(coordinationv1.AddToScheme, "coordination/v1"),
	api(coordinationv1alpha2.AddToScheme, "coordination/v1alpha2"),
	api(coordinationv1beta1.AddToScheme, "coordination/v1beta1"),
	api(corev1.AddToScheme, "core/v1"),
	api(discoveryv1.AddToScheme, "discovery/v1"),
	api(eventsv1.AddToScheme, "events/v1"),
	api(flowcontrolv1.AddToScheme, "flowcontrol/v1"),
	api(lifecyclev1alpha1.AddToScheme, "lifecycle/v1alpha1"),
	api(networkingv1.AddToScheme, "networking/v1"),
	api(networkingv1beta1.AddToScheme, "networking/v1beta1"),
	api(nodev1.AddToScheme, "node/v1"),
	api(policyv1.AddToScheme, "policy/v1"),
	api(rbacv1.AddToScheme, "rbac/v1"),
	api(resourcev1.AddToScheme, "resource/v1"),
	api(resourcev1alpha3.AddToScheme, "resource/v1alpha3"),
	api(resourcev1beta1.AddToScheme, "resource/v1beta1"),
	api(resourcev1beta2.AddToScheme, "resource/v1beta2"),
	api(schedulingv1.AddToScheme, "scheduling/v1"),
	api(schedulingv1alpha3.AddToScheme, "scheduling/v1alpha3"),
	api(schedulingv1beta1.AddToScheme, "scheduling/v1beta1"),
	api(storagev1.AddToScheme, "storage/v1"),
	api(storagev1beta1.AddToScheme, "storage/v1beta1"),
	api(storagemigrationv1.AddToScheme, "storagemigration/v1"),
	api(storagemigrationv1beta1.AddToScheme, "storagemigration/v1beta1"),
	{apiextensionsv1.AddToScheme, "k8s.io/apiextensions-apiserver", "pkg/apis/apiextensions/v1"},
	{apiregistrationv1.AddToScheme, "k8s.io/kube-aggregator", "pkg/apis/apiregistration/v1"},
}
