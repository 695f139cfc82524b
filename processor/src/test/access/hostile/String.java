package com.app;

class String {}
