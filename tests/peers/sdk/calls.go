// AWS's SDK for Go: each call of calls.json; one JSON line each: [service, operation, refused code or null].
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/cloudformation"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/elasticloadbalancingv2"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/aws-sdk-go-v2/service/pricing"
	"github.com/aws/aws-sdk-go-v2/service/rds"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/servicequotas"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
)

func clients(here, east aws.Config) map[string]any {
	return map[string]any{
		"cloudformation": cloudformation.NewFromConfig(here), "cloudwatch": cloudwatch.NewFromConfig(here),
		"logs": cloudwatchlogs.NewFromConfig(here), "ec2": ec2.NewFromConfig(here),
		"elbv2": elasticloadbalancingv2.NewFromConfig(here), "iam": iam.NewFromConfig(east),
		"kms": kms.NewFromConfig(here), "pricing": pricing.NewFromConfig(east), "rds": rds.NewFromConfig(here),
		"secretsmanager": secretsmanager.NewFromConfig(here), "service-quotas": servicequotas.NewFromConfig(here),
		"ssm": ssm.NewFromConfig(here), "sts": sts.NewFromConfig(here),
	}
}

// The operation's method takes a context and a pointer to its input; JSON's names are the fields'.
func call(client any, operation string, input json.RawMessage) (code *string) {
	method := reflect.ValueOf(client).MethodByName(operation)
	argument := reflect.New(method.Type().In(1).Elem())
	if err := json.Unmarshal(input, argument.Interface()); err != nil {
		panic(err)
	}
	results := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), argument})
	if err, failed := results[1].Interface().(error); failed {
		var told smithy.APIError
		said := err.Error()
		if errors.As(err, &told) {
			said = told.ErrorCode()
		}
		return &said
	}
	return nil
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	services := map[string][][]json.RawMessage{}
	if err := json.Unmarshal(text, &services); err != nil {
		panic(err)
	}
	here, err := config.LoadDefaultConfig(context.Background(), config.WithRetryMaxAttempts(1))
	if err != nil {
		panic(err)
	}
	east := here.Copy()
	east.Region = "us-east-1"
	for service, client := range clients(here, east) {
		for _, row := range services[service] {
			var operation string
			if err := json.Unmarshal(row[0], &operation); err != nil {
				panic(err)
			}
			line, _ := json.Marshal([]any{service, operation, call(client, operation, row[1])})
			fmt.Println(string(line))
		}
	}
}
