import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Kept between runs; removing it installs everything anew. */
const FOLDER = join(import.meta.dirname, '..', '..', 'build', 'aws-tools');
/** From PyPI. */
const PYTHON_PACKAGES = ['moto[server]==5.2.5', 'cfn-lint==1.58.0'];
/** From Maven Central, with the native SQLite that it keeps its tables in. */
const DYNAMODB_LOCAL = '2.6.1';

export type Tools = {
  motoServer: string;
  cfnLint: string;
  /** Folder of DynamoDB Local's jars; or why it cannot be had, for it needs Java and Maven besides. */
  dynamoDb: { kind: 'jars'; folder: string } | { kind: 'absent'; reason: string };
};

/** Installs what is not there yet. Throws where moto cannot be had. */
export function installTools(say: (line: string) => void): Tools {
  mkdirSync(FOLDER, { recursive: true });
  const venv = join(FOLDER, 'venv');
  const bin = join(venv, 'bin');
  if (!existsSync(join(bin, 'moto_server')) || !existsSync(join(bin, 'cfn-lint'))) {
    say(`installing ${PYTHON_PACKAGES.join(' and ')}`);
    execFileSync('python3', ['-m', 'venv', '--clear', venv], { stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync(join(bin, 'pip'), ['install', '--quiet', ...PYTHON_PACKAGES], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return { motoServer: join(bin, 'moto_server'), cfnLint: join(bin, 'cfn-lint'), dynamoDb: installDynamoDb(say) };
}

function installDynamoDb(say: (line: string) => void): Tools['dynamoDb'] {
  const folder = join(FOLDER, `dynamodb-local-${DYNAMODB_LOCAL}`);
  if (existsSync(folder)) return { kind: 'jars', folder };
  for (const program of ['java', 'mvn']) {
    try {
      execFileSync(program, ['-version'], { stdio: 'ignore' });
    } catch {
      return { kind: 'absent', reason: `${program} is not installed (Debian: openjdk-17-jre-headless, maven)` };
    }
  }
  say(`fetching DynamoDB Local ${DYNAMODB_LOCAL}`);
  const work = join(FOLDER, 'maven');
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'pom.xml'), POM);
  try {
    const goal = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${join(work, 'lib')}`];
    execFileSync('mvn', [...goal, `-Dmaven.repo.local=${join(work, 'repository')}`], {
      cwd: work,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    return { kind: 'absent', reason: `Maven: ${error instanceof Error ? error.message : String(error)}` };
  }
  // Last, so that a folder which is there is whole.
  renameSync(join(work, 'lib'), folder);
  rmSync(work, { recursive: true, force: true });
  return { kind: 'jars', folder };
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>claimwire</groupId>
  <artifactId>test-tools</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.amazonaws</groupId>
      <artifactId>DynamoDBLocal</artifactId>
      <version>${DYNAMODB_LOCAL}</version>
    </dependency>
  </dependencies>
</project>
`;
