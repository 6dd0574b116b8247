//! What a resource is called once AWS has made it: `Ref` and `Fn::GetAtt` of the types in use.
//!
//! Names that AWS would invent are made of the logical id.

use serde_json::Value;

use super::{ACCOUNT, REGION, Stack, TemplateError};

impl Stack {
    /// What `Ref` gives for a resource.
    pub(super) fn name(&self, id: &str) -> Result<String, TemplateError> {
        Ok(match self.kind(id)? {
            "AWS::SNS::Topic" | "AWS::SecretsManager::Secret" => self.arn(id)?,
            "AWS::KMS::Key" => {
                let arn = self.key_arn(id)?;
                arn.rsplit('/').next().unwrap_or(&arn).to_owned()
            }
            "AWS::SQS::Queue" => {
                let name = self.own_name(id, "QueueName")?;
                format!("https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{name}")
            }
            "AWS::DynamoDB::Table" | "AWS::DynamoDB::GlobalTable" => {
                self.own_name(id, "TableName")?
            }
            "AWS::Lambda::Function" => self.own_name(id, "FunctionName")?,
            "AWS::IAM::Role" => self.own_name(id, "RoleName")?,
            "AWS::Logs::LogGroup" => self.own_name(id, "LogGroupName")?,
            "AWS::S3::Bucket" => self.own_name(id, "BucketName")?,
            "AWS::KMS::Alias" => self.own_name(id, "AliasName")?,
            _ => id.to_owned(),
        })
    }

    /// What `Fn::GetAtt` gives for a resource.
    pub(super) fn attribute(&self, id: &str, attribute: &str) -> Result<String, TemplateError> {
        match (self.kind(id)?, attribute) {
            (_, "Arn") | ("AWS::SNS::Topic", "TopicArn") => self.arn(id),
            ("AWS::KMS::Key", "KeyId") => self.name(id),
            ("AWS::DynamoDB::Table" | "AWS::DynamoDB::GlobalTable", "StreamArn") => {
                Ok(format!("{}/stream/1", self.arn(id)?))
            }
            ("AWS::SQS::Queue", "QueueName") => self.own_name(id, "QueueName"),
            ("AWS::S3::Bucket", "RegionalDomainName") => {
                Ok(format!("{}.s3.{REGION}.amazonaws.com", self.name(id)?))
            }
            ("AWS::CloudFront::Distribution", "DomainName") => {
                Ok(format!("{}.cloudfront.net", id.to_ascii_lowercase()))
            }
            (
                "AWS::CloudFront::OriginAccessControl" | "AWS::CloudFront::ResponseHeadersPolicy",
                "Id",
            ) => self.name(id),
            ("AWS::CloudFront::Function", "FunctionARN") => Ok(format!(
                "arn:aws:cloudfront::{ACCOUNT}:function/{}",
                self.name(id)?
            )),
            ("AWS::ApiGatewayV2::Api", "ApiEndpoint") => Ok(format!(
                "https://{}.execute-api.{REGION}.amazonaws.com",
                self.name(id)?
            )),
            _ => Err(TemplateError::Unresolved(format!("{id}.{attribute}"))),
        }
    }

    /// A resource's ARN.
    pub(super) fn arn(&self, id: &str) -> Result<String, TemplateError> {
        let regional = |service: &str, resource: String| {
            format!("arn:aws:{service}:{REGION}:{ACCOUNT}:{resource}")
        };
        Ok(match self.kind(id)? {
            "AWS::DynamoDB::Table" | "AWS::DynamoDB::GlobalTable" => {
                regional("dynamodb", format!("table/{}", self.name(id)?))
            }
            "AWS::KMS::Key" => self.key_arn(id)?,
            "AWS::IAM::Role" => format!("arn:aws:iam::{ACCOUNT}:role/{}", self.name(id)?),
            "AWS::Lambda::Function" => regional("lambda", format!("function:{}", self.name(id)?)),
            "AWS::SQS::Queue" => regional("sqs", self.own_name(id, "QueueName")?),
            "AWS::SNS::Topic" => regional("sns", self.own_name(id, "TopicName")?),
            "AWS::Logs::LogGroup" => regional("logs", format!("log-group:{}:*", self.name(id)?)),
            "AWS::S3::Bucket" => format!("arn:aws:s3:::{}", self.name(id)?),
            "AWS::SecretsManager::Secret" => regional(
                "secretsmanager",
                format!("secret:{}", self.own_name(id, "Name")?),
            ),
            "AWS::WAFv2::WebACL" => {
                format!("arn:aws:wafv2:us-east-1:{ACCOUNT}:global/webacl/{id}/0")
            }
            kind => {
                return Err(TemplateError::Unresolved(format!(
                    "the ARN of {id} ({kind})"
                )));
            }
        })
    }

    fn kind(&self, id: &str) -> Result<&str, TemplateError> {
        let kind = self.resource(id)?.get("Type").and_then(Value::as_str);
        kind.ok_or_else(|| TemplateError::Missing(format!("type of {id}")))
    }

    /// The ARN of a key: given, because whoever makes the keys makes their ids.
    fn key_arn(&self, id: &str) -> Result<String, TemplateError> {
        let given = self.given.key_arns.get(id).cloned();
        Ok(given.unwrap_or_else(|| format!("arn:aws:kms:{REGION}:{ACCOUNT}:key/{id}")))
    }

    /// The name that the template gives, or the logical id.
    fn own_name(&self, id: &str, property: &str) -> Result<String, TemplateError> {
        let Some(name) = self
            .resource(id)?
            .pointer(&format!("/Properties/{property}"))
        else {
            return Ok(id.to_owned());
        };
        let name = self.resolve(name)?;
        let name = name.as_ref().and_then(Value::as_str);
        Ok(name.unwrap_or(id).to_owned())
    }
}
