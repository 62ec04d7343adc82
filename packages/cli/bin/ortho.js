#!/usr/bin/env node
// Checked in, so that installing links the command before anything is built.
import '../dist/main.js'
