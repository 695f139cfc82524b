package com.app;

class Object {}
