// One file, so that CDK is loaded and the stack synthesised once: that takes longer than all the assertions.
import './suites/findings.ts';
import './suites/grants.ts';
import './suites/options.ts';
import './suites/stack.ts';
import './suites/steps-keep-to-grants.ts';
import './suites/storage.ts';
