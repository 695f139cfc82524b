package com.app;

class Override {}
