package com.app;

class GeneratedBy {}
